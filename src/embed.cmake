# entente_embed(room name file...): the files' text, one after the other, as
# `extern const std::string_view entente::embedded::name`, its checksum in hexadecimal digits as `name_sha256`.
function(entente_embed room name)
  set(out ${PROJECT_BINARY_DIR}/embedded/${room}/${name}.cpp)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${ARGN})
  set(text "")
  foreach(file IN LISTS ARGN)
    file(READ ${file} part)
    string(APPEND text "${part}")
  endforeach()
  string(SHA256 sum "${text}")
  # A raw string: its delimiter cannot occur in our files.
  file(CONFIGURE OUTPUT ${out} @ONLY CONTENT
"#include <string_view>
namespace entente::embedded {
extern const std::string_view @name@;
const std::string_view @name@ = R\"EMBED(@text@)EMBED\";
extern const std::string_view @name@_sha256;
const std::string_view @name@_sha256 = \"@sum@\";
}
")
  target_sources(entente_${room} PRIVATE ${out})
endfunction()
