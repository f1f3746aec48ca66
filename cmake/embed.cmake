# SPDX-License-Identifier: Apache-2.0
# Text files that travel inside the compiled library.
#
# thads_embed(<name> <file>...) makes <thads/embedded/name.hpp>, with an array thads::detail::name of
# the files' names (without extension) and texts, in the order given.
set(thads_embedded_dir ${PROJECT_BINARY_DIR}/embedded)

function(thads_embed name)
  set(entries "")
  foreach(file IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    file(READ ${file} text)
    get_filename_component(stem ${file} NAME_WLE)
    string(APPEND entries "    {\"${stem}\", R\"~thads~(${text})~thads~\"},\n")
  endforeach()
  list(LENGTH ARGN count)
  set(header ${thads_embedded_dir}/thads/embedded/${name}.hpp)
  file(
    WRITE ${header}.new
    "// Made by the build from text files; see cmake/embed.cmake.\n#pragma once\n\n"
    "#include <array>\n\n#include \"embedded_text.hpp\"\n\nnamespace thads::detail {\n\n"
    "inline constexpr std::array<embedded_text, ${count}> ${name}{{\n${entries}}};\n\n"
    "}  // namespace thads::detail\n")
  file(COPY_FILE ${header}.new ${header} ONLY_IF_DIFFERENT)
  file(REMOVE ${header}.new)
endfunction()
