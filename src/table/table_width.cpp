// SPDX-License-Identifier: Apache-2.0
#include <thads/table/table_width.hpp>

#include <thads/base/text.hpp>

namespace thads {

namespace detail {

std::string well_formed(std::string_view text) {
  std::string out;
  for (;;) {
    const std::size_t good = find_invalid_utf8(text);
    out += text.substr(0, good);
    if (good == text.size()) return out;
    out += "\uFFFD";
    text.remove_prefix(good + 1);
  }
}

}  // namespace detail

std::string printable(std::string_view text) {
  const std::string clean = detail::well_formed(text);
  std::string out;
  for (std::string_view rest = clean; !rest.empty();) {
    const detail::decoded next = detail::decode_utf8(rest);
    if (detail::is_control(next.point)) {
      out += ' ';
    } else {
      out += rest.substr(0, next.size);
    }
    rest.remove_prefix(next.size);
  }
  return out;
}

}  // namespace thads
