#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// "WHAT: did you mean prk?", within a bounded amount of work over all calls: a file may hold a
/// million unknown names.
class NearIds {
  public:
    explicit NearIds(std::vector<std::string> ids);
    std::string expected(std::string_view what, std::string_view given);

  private:
    std::vector<std::string> ids_;
    std::size_t work_left_ = 500'000;  // ids looked at
};

}  // namespace entente
