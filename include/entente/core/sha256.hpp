#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace entente {

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece.
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    void add(std::string_view bytes);
    /// 64 hexadecimal digits, of all bytes so far; then it begins anew.
    std::string take();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string sha256(std::string_view bytes);

}  // namespace entente
