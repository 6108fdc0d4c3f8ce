#pragma once
// What is put into finished files: a recipe, where the format needs more than a line of text, and
// how dense a PNG's pixels are.
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace entente::detail {

/// Bytes of a file: (offset, number) -> at most so many.
using ByteSource = std::function<std::string(std::uint64_t, std::size_t)>;

/// What to append to a PDF of `size` bytes so that its information holds the recipe (an incremental
/// update, PDF 1.7, 7.5.6). Throws Error{internal} for a PDF without a classical cross-reference
/// table.
std::string pdf_update(const ByteSource& pdf, std::uint64_t size, const std::string& recipe);

/// A PNG's bytes that say how many pixels an inch has; as they are when `dpi` is 0.
std::string png_with_density(std::string png, double dpi);

}  // namespace entente::detail
