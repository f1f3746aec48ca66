// SPDX-License-Identifier: Apache-2.0
// Writes synthetic registers: a sample province with published totals, and a nation for load tests.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

namespace thads {

/// How many records a simulated register has.
struct register_size {
  std::uint64_t cases = 0;
  std::uint64_t events = 0;
};

/// Writes `cases.csv`, `events.csv`, `units.csv`, `targets.csv` and `about.txt` of a synthetic
/// Sóc Trăng into the folder `out`, which is made when it does not exist; files of these names are
/// replaced. The register covers the statistical years 2022 to 2024 and has no findings. Its
/// provincial totals of 2024 are the published ones; `about.txt` says which, and that all else is
/// invented. The same bytes come out every time. Throws errc::io when a file cannot be written.
register_size simulate_soc_trang(const std::filesystem::path& out);

/// Writes the same files, and `successions.csv`, of a synthetic Cần Thơ: the statistical years 2022
/// to 2025 of three provinces that become one on 1 July 2025, with the published totals of the
/// merged province for 2025. Throws like simulate_soc_trang.
register_size simulate_can_tho(const std::filesystem::path& out);

/// The order of the lines of `events.csv`.
enum class event_order : std::uint8_t {
  by_case,  ///< case by case, as in `cases.csv`
  by_date,  ///< by date over the whole register, so that the events of a case lie far apart
};

/// What the simulated nation is like.
struct nation_options {
  /// Number of cases, at most 1 000 000 000.
  std::uint64_t cases = 1'000'000;
  /// The same seed gives the same bytes; another seed gives other cases.
  std::uint64_t seed = 1;
  event_order order = event_order::by_case;
  /// Called now and then with the share of the work that is done, 0…1000; may be empty.
  std::function<void(unsigned per_mille)> progress{};
};

/// Writes the same files as simulate_soc_trang for a synthetic nation: the 34 provinces and cities
/// and 355 regional divisions that exist since 1 July 2025, about 4000 officers, the same life
/// histories, about four events per case. The memory it takes does not grow with the number of
/// cases: a few MiB, or about 256 MiB for events by date. Throws errc::argument for too many cases,
/// errc::io when a file cannot be written.
register_size simulate_national(const std::filesystem::path& out, const nation_options& options);

}  // namespace thads
