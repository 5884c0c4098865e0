package org.synapticcaching.device.library;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which libraries an x86-64 shared library needs the loader to find, and copies of it that need
 * another one instead. Layout after System V ABI, "Object Files" and "Dynamic Linking" (ELF-64),
 * and the Linux Standard Base, "Symbol Versioning".
 */
final class ElfFile {
  private static final int MAGIC = 0x464c457f;
  private static final int CLASS_64_LITTLE_ENDIAN = 0x0102;
  private static final int PROGRAM_HEADERS_AT = 32;
  private static final int PROGRAM_HEADER_SIZE_AT = 54;
  private static final int PROGRAM_HEADER_COUNT_AT = 56;
  private static final int PT_LOAD = 1;
  private static final int PT_DYNAMIC = 2;
  private static final long DT_NULL = 0;
  private static final long DT_NEEDED = 1;
  private static final long DT_STRTAB = 5;
  private static final long DT_VERNEED = 0x6ffffffeL;
  private static final long DT_VERNEEDNUM = 0x6fffffffL;
  private static final int DYNAMIC_ENTRY = 16;

  private final ByteBuffer elf;
  private final List<Integer> needed = new ArrayList<>();
  private int strings;
  private int versions;
  private int versionCount;

  /** A symbol version required of a library: where its hash and its name's offset are kept. */
  private record Version(int library, int hashAt, int name) {}

  private ElfFile(byte[] library) {
    elf = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
    if (library.length < PROGRAM_HEADERS_AT * 2
        || elf.getInt(0) != MAGIC
        || elf.getShort(4) != CLASS_64_LITTLE_ENDIAN) {
      throw new IllegalArgumentException("not a 64-bit little-endian ELF file");
    }
    readDynamicSection();
  }

  /** The libraries that it needs, in order. */
  static List<String> of(byte[] library) {
    ElfFile read = new ElfFile(library);
    return read.needed.stream().map(read::string).toList();
  }

  /** The symbol versions that it requires of each library, with the hashes kept beside them. */
  static Map<String, Map<String, Integer>> versionsOf(byte[] library) {
    ElfFile read = new ElfFile(library);
    Map<String, Map<String, Integer>> all = new LinkedHashMap<>();
    for (Version version : read.versions()) {
      all.computeIfAbsent(read.string(version.library), name -> new LinkedHashMap<>())
          .put(read.string(version.name), read.elf.getInt(version.hashAt));
    }
    return all;
  }

  /**
   * A copy of a library that needs {@code to} where the original needs {@code from}, also in the
   * names of symbol versions that are called like the library.
   *
   * @param from what it needs now
   * @param to what it shall need; as long as {@code from}, since nothing in the file may move
   * @throws IllegalArgumentException when that is not possible
   */
  static byte[] renamed(byte[] library, String from, String to) {
    if (from.length() != to.length()) {
      throw new IllegalArgumentException("'" + to + "' is not as long as '" + from + "'");
    }
    ElfFile original = new ElfFile(library);
    ElfFile copy = new ElfFile(library.clone());
    int replaced = 0;
    for (int name : original.needed) {
      if (original.string(name).equals(from)) {
        copy.replace(name, to);
        replaced++;
      }
    }
    if (replaced == 0) {
      throw new IllegalArgumentException("the library does not need " + from);
    }
    for (Version version : original.versions()) {
      if (original.string(version.name).equals(from)) {
        copy.replace(version.name, to);
        copy.elf.putInt(version.hashAt, hash(to));
      }
    }
    return copy.elf.array();
  }

  /** The hash function of the System V ABI, by which versions are found. */
  static int hash(String name) {
    long hash = 0;
    for (byte letter : name.getBytes(StandardCharsets.US_ASCII)) {
      hash = (hash << 4) + letter;
      long high = hash & 0xf0000000L;
      hash ^= high >>> 24;
      hash &= ~high;
    }
    return (int) hash;
  }

  private void readDynamicSection() {
    int dynamic = -1;
    for (int header : programHeaders()) {
      if (elf.getInt(header) == PT_DYNAMIC) {
        dynamic = Math.toIntExact(elf.getLong(header + 8));
      }
    }
    if (dynamic < 0) {
      throw new IllegalArgumentException("not a shared library");
    }
    for (int at = dynamic; elf.getLong(at) != DT_NULL; at += DYNAMIC_ENTRY) {
      long tag = elf.getLong(at);
      long value = elf.getLong(at + 8);
      if (tag == DT_NEEDED) {
        needed.add(Math.toIntExact(value));
      } else if (tag == DT_STRTAB) {
        strings = offset(value);
      } else if (tag == DT_VERNEED) {
        versions = offset(value);
      } else if (tag == DT_VERNEEDNUM) {
        versionCount = Math.toIntExact(value);
      }
    }
  }

  private int[] programHeaders() {
    int start = Math.toIntExact(elf.getLong(PROGRAM_HEADERS_AT));
    int size = elf.getShort(PROGRAM_HEADER_SIZE_AT);
    int[] headers = new int[elf.getShort(PROGRAM_HEADER_COUNT_AT)];
    Arrays.setAll(headers, index -> start + index * size);
    return headers;
  }

  /** Where in the file something lies that is loaded at an address. */
  private int offset(long address) {
    for (int header : programHeaders()) {
      long inFile = elf.getLong(header + 8);
      long loadedAt = elf.getLong(header + 16);
      long size = elf.getLong(header + 32);
      if (elf.getInt(header) == PT_LOAD && address >= loadedAt && address < loadedAt + size) {
        return Math.toIntExact(address - loadedAt + inFile);
      }
    }
    throw new IllegalArgumentException("nothing is loaded at address " + address);
  }

  private List<Version> versions() {
    List<Version> all = new ArrayList<>();
    int library = versions;
    for (int n = 0; n < versionCount; n++) {
      int file = elf.getInt(library + 4);
      int version = library + elf.getInt(library + 8);
      for (int v = 0; v < elf.getShort(library + 2); v++) {
        all.add(new Version(file, version, elf.getInt(version + 8)));
        version += elf.getInt(version + 12);
      }
      library += elf.getInt(library + 12);
    }
    return all;
  }

  private String string(int name) {
    int end = strings + name;
    while (elf.get(end) != 0) {
      end++;
    }
    return new String(elf.array(), strings + name, end - strings - name, StandardCharsets.US_ASCII);
  }

  private void replace(int name, String by) {
    if (elf.get(strings + name - 1) != 0) {
      throw new IllegalArgumentException("'" + string(name) + "' is part of another name");
    }
    elf.put(strings + name, by.getBytes(StandardCharsets.US_ASCII));
  }
}
