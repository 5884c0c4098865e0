#include "ptx.h"

#include <cctype>
#include <cstdlib>
#include <cstring>

namespace emulation {
namespace {

/** The text as words: names, directives and numbers, and each other sign by itself. */
class Words {
 public:
  explicit Words(const char* text) : at_(text) { advance(); }

  const std::string& word() const { return word_; }
  bool end() const { return word_.empty(); }
  std::string take() {
    std::string taken = word_;
    advance();
    return taken;
  }

 private:
  static bool partOfWord(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '$' || c == '.' ||
           c == '%';
  }

  void advance() {
    for (;;) {
      while (std::isspace(static_cast<unsigned char>(*at_))) {
        at_++;
      }
      if (at_[0] == '/' && at_[1] == '/') {
        at_ += std::strcspn(at_, "\n");
      } else if (at_[0] == '/' && at_[1] == '*') {
        const char* close = std::strstr(at_, "*/");
        at_ = close == nullptr ? at_ + std::strlen(at_) : close + 2;
      } else {
        break;
      }
    }
    word_.clear();
    if (*at_ != '\0' && !partOfWord(*at_)) {
      word_ = *at_++;
    }
    while (word_.size() != 1 || partOfWord(word_[0])) {
      if (!partOfWord(*at_)) {
        break;
      }
      word_ += *at_++;
    }
  }

  const char* at_;
  std::string word_;
};

int bytesOf(const std::string& type) {
  const std::size_t digits = type.find_first_of("0123456789");
  return digits == std::string::npos ? 0 : std::atoi(type.c_str() + digits) / 8;
}

PtxKernel readKernel(Words& words) {
  PtxKernel kernel;
  kernel.name = words.take();
  int bytes = 0;
  if (words.word() == "(") {
    while (!words.end() && words.take() != ")") {
      const std::string& word = words.word();
      if (word == ".param" || word == ".align") {
        continue;
      }
      if (word.size() >= 3 && word[0] == '.' && bytesOf(word) > 0) {
        bytes = bytesOf(word);
      } else if (word == "[") {
        words.take();
        bytes *= std::atoi(words.word().c_str());
      } else if ((word == "," || word == ")") && bytes > 0) {
        kernel.parameterBytes.push_back(bytes);
        bytes = 0;
      }
    }
  }
  while (!words.end() && words.word() != "{" && words.word() != ";") {
    const std::string word = words.take();
    if (word == ".maxntid") {
      kernel.maxThreads = std::atoi(words.word().c_str());
    } else if (word == ".minnctapersm") {
      kernel.minBlocks = std::atoi(words.word().c_str());
    }
  }
  return kernel;
}

}  // namespace

PtxText readPtx(const char* text) {
  PtxText ptx;
  for (Words words(text); !words.end();) {
    const std::string word = words.take();
    if (word == ".version") {
      const std::string version = words.take();
      const std::size_t dot = version.find('.');
      ptx.version = std::atoi(version.c_str()) * 10 +
                    (dot == std::string::npos ? 0 : std::atoi(version.c_str() + dot + 1));
    } else if (word == ".entry") {
      ptx.kernels.push_back(readKernel(words));
    }
  }
  return ptx;
}

}  // namespace emulation
