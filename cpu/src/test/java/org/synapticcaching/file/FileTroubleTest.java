package org.synapticcaching.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileTroubleTest {
  static Stream<Arguments> troubles() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("f"), "no such file or folder"),
        Arguments.of(new AccessDeniedException("f"), "not allowed"),
        Arguments.of(new FileSystemException("f", null, "disk full"), "disk full"),
        Arguments.of(new EOFException("Unexpected end of ZLIB input"), "it ends too early"),
        Arguments.of(new EOFException(), "it ends too early"),
        Arguments.of(new ZipException("invalid block type"), "damaged: invalid block type"),
        Arguments.of(new UnknownHostException("host.example"), "no such host: host.example"),
        Arguments.of(new IOException("connection reset"), "connection reset"),
        Arguments.of(new IOException(), "reading or writing failed"));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void wordsNameNoClass(IOException problem, String expected) {
    assertEquals(expected, FileTrouble.words(problem));
  }
}
