#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "entente/core/progress.hpp"
#include "entente/picture/picture.hpp"

namespace entente {

/// The picture as a DOT graph with every position pinned and every curve given, fit for `neato
/// -n2`. Text is escaped: nothing in a name can become markup, an escape or an attribute.
std::string to_dot(const Picture& picture);

/// Writes the picture in the format of the file's ending: svg, png, pdf, dot. Graphviz renders in a
/// helper process (entente-graphviz beside the program, in ../libexec/entente, or where
/// ENTENTE_GRAPHVIZ says), at most 60 s. Throws Error{usage} for an unknown ending before any work,
/// Error{io} when it cannot be written, Error{interrupted} with the helper killed and no file left.
void write_picture(const Picture& picture, const std::filesystem::path& file,
                   const Progress& progress = {});
/// Whether write_picture knows the ending; a suggestion otherwise throws Error{usage}.
void check_picture_ending(const std::filesystem::path& file);

}  // namespace entente
