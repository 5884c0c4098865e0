package org.synapticcaching.dataset;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on this machine whose folders misbehave as their names say. */
public final class UnreliableServer implements AutoCloseable {
  /** Where it listens; not by name, which may mean another address. */
  public static final String HOST = "127.0.0.1";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private long taken;
  private boolean closing;

  public UnreliableServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(HOST, 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Serves these bytes under a name in every folder. */
  public void put(String name, byte[] content) {
    files.put(name, content);
  }

  /** Address of a folder. */
  public URI mirror(String folder) {
    return URI.create("http://" + HOST + ":" + server.getAddress().getPort() + "/" + folder + "/");
  }

  /** What was asked: path, a blank, and the range or a dash. */
  public List<String> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String range = exchange.getRequestHeaders().getFirst("Range");
    requests.add(path + " " + (range == null ? "-" : range));
    int time = counts.computeIfAbsent(path, key -> new AtomicInteger()).incrementAndGet();
    String folder = path.substring(1, path.indexOf('/', 1));
    byte[] content = files.get(path.substring(path.lastIndexOf('/') + 1));
    try (exchange) {
      if (content == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      misbehave(exchange, folder, content, range, time);
    }
  }

  private void misbehave(
      HttpExchange exchange, String folder, byte[] content, String range, int time)
      throws IOException {
    switch (folder) {
      case "good" -> send(exchange, content, 0, 200);
      case "missing" -> exchange.sendResponseHeaders(404, -1);
      case "broken" -> exchange.sendResponseHeaders(500, -1);
      case "flaky" -> {
        if (time <= 2) {
          exchange.sendResponseHeaders(503, -1);
        } else {
          send(exchange, content, 0, 200);
        }
      }
      case "corrupt" -> {
        byte[] changed = content.clone();
        changed[changed.length / 2] ^= 1;
        send(exchange, changed, 0, 200);
      }
      case "other" -> send(exchange, IdxBytes.gzip(new byte[uncompressedLength(content)]), 0, 200);
      case "short" -> send(exchange, java.util.Arrays.copyOf(content, content.length / 2), 0, 200);
      case "endless" -> endless(exchange);
      case "promising" -> {
        exchange.sendResponseHeaders(200, 1L << 40);
        exchange.getResponseBody().write(content);
      }
      case "truncating" -> half(exchange, content);
      case "resuming" -> {
        if (range == null) {
          half(exchange, content);
        } else {
          send(exchange, content, Integer.parseInt(range.replaceAll("\\D", "")), 206);
        }
      }
      case "changing" -> {
        if (range == null && time == 1) {
          half(exchange, content);
        } else {
          // As if the file had changed: the whole of it though a part was asked for.
          send(exchange, content, 0, 200);
        }
      }
      case "lying" -> {
        if (range == null && time <= 1) {
          half(exchange, content);
        } else if (range != null) {
          exchange.getResponseHeaders().set("Content-Range", "bytes 1-2/3");
          exchange.sendResponseHeaders(206, -1);
        } else {
          send(exchange, content, 0, 200);
        }
      }
      case "stalling" -> {
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content, 0, content.length / 2);
        exchange.getResponseBody().flush();
        awaitTaken(Long.MAX_VALUE);
      }
      case "silent" -> awaitTaken(Long.MAX_VALUE);
      case "moved" ->
          redirect(exchange, exchange.getRequestURI().getPath().replace("moved", "good"));
      case "loop" -> redirect(exchange, exchange.getRequestURI().getPath());
      case "elsewhere" -> redirect(exchange, "http://example.invalid/x.gz");
      case "nowhere" -> redirect(exchange, "http://[broken");
      default -> throw new IOException("no folder " + folder);
    }
  }

  private static int uncompressedLength(byte[] gzip) {
    return java.nio.ByteBuffer.wrap(gzip)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .getInt(gzip.length - 4);
  }

  private static void send(HttpExchange exchange, byte[] content, int from, int status)
      throws IOException {
    if (status == 206) {
      String range = "bytes " + from + "-" + (content.length - 1) + "/" + content.length;
      exchange.getResponseHeaders().set("Content-Range", range);
    }
    exchange.getResponseHeaders().set("ETag", "\"v1\"");
    exchange.sendResponseHeaders(status, content.length - from);
    exchange.getResponseBody().write(content, from, content.length - from);
  }

  /** Sends half, and breaks off when the client has taken it. */
  private void half(HttpExchange exchange, byte[] content) throws IOException {
    taken(0);
    exchange.getResponseHeaders().set("ETag", "\"v1\"");
    exchange.sendResponseHeaders(200, content.length);
    exchange.getResponseBody().write(content, 0, content.length / 2);
    exchange.getResponseBody().flush();
    awaitTaken(content.length / 2);
  }

  private static void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    for (int i = 0; i < 1 << 16; i++) {
      exchange.getResponseBody().write(new byte[1 << 12]);
    }
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  /** Tells the server how much of the present file the client has taken, in bytes. */
  public synchronized void taken(long bytes) {
    taken = bytes;
    notifyAll();
  }

  /** Returns when the client has taken so much, or the server closes. */
  private synchronized void awaitTaken(long bytes) {
    try {
      while (taken < bytes && !closing) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void stopWaiting() {
    closing = true;
    notifyAll();
  }

  @Override
  public void close() {
    stopWaiting();
    server.stop(0);
    threads.shutdownNow();
  }
}
