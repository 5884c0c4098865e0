package org.synapticcaching.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.synapticcaching.file.AtomicFile;

/** NumPy's {@code .npz} files: named arrays in a zip archive, deflated or stored. */
public final class Npz {
  private static final String SUFFIX = ".npy";

  /**
   * One time for all entries, so that equal arrays give equal files; at the earliest time that a
   * zip archive can hold Java adds fields that depend on the time zone.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private Npz() {}

  /**
   * Reads all arrays, in the order of the archive.
   *
   * @throws DataException when the file cannot be read or holds an array that cannot
   */
  public static Map<String, NpyArray> read(Path file) {
    return read(file, name -> true);
  }

  /** Reads the arrays whose names are wanted; entries that are no arrays are passed over. */
  static Map<String, NpyArray> read(Path file, Predicate<String> wanted) {
    if (!Files.exists(file)) {
      throw Npy.cannotRead(file.toString(), new NoSuchFileException(file.toString()));
    }
    Npy.requireFile(file);
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        String key = keyOf(entry);
        if (key != null && wanted.test(key)) {
          String name = file + ": array '" + key + "'";
          if (arrays.put(key, readEntry(name, zip, entry)) != null) {
            throw new DataException(name + " is there twice; save it again");
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new DataException(
          file + ": not a readable .npz (zip) file (" + e.getMessage() + "); save or copy it again",
          e);
    }
    return arrays;
  }

  private static String keyOf(ZipEntry entry) {
    String name = entry.getName();
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : null;
  }

  /**
   * Reads an entry twice: what an archive says about sizes need not be true, so the first pass
   * counts and checks, and only the second takes memory.
   */
  private static NpyArray readEntry(String name, ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      NpyHeader header = NpyHeader.read(name, in);
      Npy.requireLength(name, header, entry.getSize() - header.length());
    }
    verify(name, zip, entry);
    try (InputStream in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
      NpyHeader header = NpyHeader.read(name, in);
      return NpyContent.read(name, header, in);
    }
  }

  private static void verify(String name, ZipFile zip, ZipEntry entry) throws IOException {
    CRC32 sum = new CRC32();
    byte[] chunk = new byte[1 << 16];
    long found = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      for (int n = in.read(chunk); n >= 0 && found <= entry.getSize(); n = in.read(chunk)) {
        sum.update(chunk, 0, n);
        found += n;
      }
    }
    if (found != entry.getSize() || sum.getValue() != entry.getCrc()) {
      throw new DataException(
          name
              + ": "
              + entry.getSize()
              + " bytes with check sum "
              + Long.toHexString(entry.getCrc())
              + " expected, found "
              + (found > entry.getSize()
                  ? "more"
                  : found + " with " + Long.toHexString(sum.getValue()))
              + "; the file is damaged, save or copy it again");
    }
  }

  /**
   * Writes arrays in the order of the map, whole or not at all. Entries are stored, and equal
   * arrays give equal bytes.
   *
   * @throws DataException when the file cannot be written
   */
  public static void write(Path file, Map<String, NpyArray> arrays) {
    try {
      AtomicFile.write(file, out -> write(arrays, out));
    } catch (IOException e) {
      throw Npy.cannotWrite(file, e);
    }
  }

  /** Writes arrays as the content of such a file; the stream stays open. */
  public static void write(Map<String, NpyArray> arrays, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
      zip.putNextEntry(stored(array.getKey(), array.getValue()));
      Npy.write(array.getValue(), zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  /** Stored entries need size and check sum beforehand. */
  private static ZipEntry stored(String key, NpyArray array) throws IOException {
    CheckedOutputStream sum = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
    Npy.write(array, sum);
    ZipEntry entry = new ZipEntry(key + SUFFIX);
    entry.setTimeLocal(TIME);
    entry.setMethod(ZipEntry.STORED);
    entry.setCrc(sum.getChecksum().getValue());
    entry.setSize(NpyHeader.write(array).length + (long) array.size() * array.type().bytes());
    return entry;
  }
}
