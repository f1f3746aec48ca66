// SPDX-License-Identifier: Apache-2.0
// A table as HTML: a section of a page, and a page that stands alone and prints on A4.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/table/table.hpp>

namespace thads {

/// Appends `text` to `out` so that HTML shows it as it is, between tags and in a quoted attribute
/// alike. U+FFFD stands for each byte of `text` that is no UTF-8 and for each character that HTML
/// does not allow.
void html_text(std::string& out, std::string_view text);

/// The table as a `<section>` of HTML in one language: a table with its head, titles and unit as
/// the caption, spanning headings, a heading for each row, and the cells as they are shown; then
/// the notes and the signatures. `html_page` gives it its looks.
[[nodiscard]] std::string to_html(const table& t, language lang);

/// `text` as a `<section>` of HTML, one paragraph for each line that is not empty.
[[nodiscard]] std::string html_paragraphs(std::string_view text);

/// A heading over the sections that follow it; `id`, letters and hyphens, names it for links.
[[nodiscard]] std::string html_heading(std::string_view id, std::string_view title);

/// A list of links to headings: their ids and titles.
[[nodiscard]] std::string html_contents(
    const std::vector<std::pair<std::string, std::string>>& headings);

/// A page of HTML that needs nothing else: no scripts, nothing from outside. It prints on A4
/// across. `title` is text; `sections` are HTML that goes in as it is, such as `to_html` gives.
[[nodiscard]] std::string html_page(std::string_view title,
                                    const std::vector<std::string>& sections, language lang);

}  // namespace thads
