/* SPDX-License-Identifier: Apache-2.0 */
/* Four cases of a province, the example of docs/conditions-and-obstacles.md and of
 * docs/sizes-and-themes.md, and what makes handles for chapters on them, for tests in C. In 2024:
 *   1  carried over with 700 of 1000 left, 200 collected, then without conditions (500)
 *   2  new, 400 collected, finished
 *   3  carried over with 600, on hold
 *   4  new, 2000 in progress */
#pragma once

#include "small.h"

static const char* const four_cases =
    "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
    "1,D1,O1,ex_officio,civil,2023-01-10,1000,,corruption|economic\n"
    "2,D1,O1,on_request,civil,2024-01-10,400,,credit\n"
    "3,D2,O2,ex_officio,civil,2022-12-01,600,,hardship\n"
    "4,D2,,ex_officio,civil,2024-02-02,2000,,hardship|merit\n";
static const char* const four_events =
    "case_id,date,type,amount,ground,unit,officer\n"
    "1,2023-02-01,enforceable,,,,\n"
    "1,2023-05-01,collected,300,,,\n"
    "1,2023-11-01,collected,200,,,\n"
    "1,2024-01-05,unenforceable,,no_assets,,\n"
    "2,2024-01-20,enforceable,,,,\n"
    "2,2024-02-01,collected,400,,,\n"
    "2,2024-02-01,completed,,,,\n"
    "3,2023-01-01,enforceable,,,,\n"
    "3,2024-03-01,postponed,,third_party_dispute,,\n"
    "4,2024-02-03,enforceable,,,,\n";
static const char* const two_units =
    "code,name,kind,parent,valid_from,valid_to\n"
    "P,Tỉnh P,province,,,\n"
    "D1,Huyện 1,district,P,,\n"
    "D2,Huyện 2,district,P,,\n";
/* What is true of docs/staffing.md: 5 posts filled for half of the year, 3 for the other half. */
static const char* const two_staff =
    "unit,date,posts_assigned,posts_filled\n"
    "D1,2023-10-01,6,5\n"
    "D1,2024-04-01,6,3\n";
static const char* const two_attributes =
    "unit,key,value,from,to\n"
    "D1,evidence_store,yes,,\n";
static const char* const four_assets =
    "case_id,date,value\n"
    "4,2024-03-01,800\n"
    "4,2024-10-01,5\n";
static const char* const four_grounds =
    "code,name_vi,name_en,applies_to\n"
    "third_party_dispute,Tranh chấp,Dispute,\n"
    "no_assets,Không có tài sản,No assets,unenforceable\n";
static const char* const two_points =
    "criterion,figure,comparator,threshold,points\n"
    "C1,cases.rate,above,60,20\n";
static const char* const two_grades =
    "grade,points,required\n"
    "A,20,C1\n"
    "B,0,\n";
/* The example of docs/dockets.md; its first half of 2025 ends on 31 March 2025. */
static const char* const two_dockets =
    "item,docket,unit,subject,opened,decided,outcome,duplicate_of\n"
    "KN1,complaints,D1,complaint,2024-08-01,2024-11-15,unjustified,\n"
    "KN2,complaints,D1,complaint,2024-10-05,,,\n"
    "KN3,complaints,D1,complaint,2024-10-20,,,KN2\n"
    "TC1,complaints,D2,denunciation,2025-01-10,2025-03-31,partly_justified,\n"
    "TC2,complaints,D2,denunciation,2025-02-01,2025-04-01,justified,\n";
/* On 1 July 2025 Q joins P, D1 becomes K1, and D2 of Q is divided 25 : 75 between K1 and K2. */
static const char* const reform_units =
    "code,name,kind,parent,valid_from,valid_to\n"
    "N,Cả nước,nation,,,\n"
    "P,Tỉnh P,province,N,,\n"
    "Q,Tỉnh Q,province,N,,2025-06-30\n"
    "D1,Huyện 1,district,P,,2025-06-30\n"
    "D2,Huyện 2,district,Q,,2025-06-30\n"
    "K1,Khu vực 1,region,P,2025-07-01,\n"
    "K2,Khu vực 2,region,P,2025-07-01,\n";
static const char* const reform_successions =
    "from,to,date,kind,share\n"
    "Q,P,2025-07-01,merge,\n"
    "D1,K1,2025-07-01,rename,\n"
    "D2,K1,2025-07-01,split,0.25\n"
    "D2,K2,2025-07-01,split,0.75\n";
static const thads_period reform_year = {2025, 12};

/* A table in CSV that stands alone. */
#define READS_CSV(name, type, load)            \
  static inline type* name(const char* rows) { \
    const thads_csv csv = csv_of(rows);        \
    type* made = NULL;                         \
    CHECK_OK(load(&csv, &made, NULL));         \
    return made;                               \
  }

/* A table in CSV that is held against what is called `with`. */
#define READS_CSV_WITH(name, type, load, other)                   \
  static inline type* name(const char* rows, const other* with) { \
    const thads_csv csv = csv_of(rows);                           \
    type* made = NULL;                                            \
    CHECK_OK(load(&csv, with, &made, NULL));                      \
    return made;                                                  \
  }

READS_CSV(grounds_of, thads_grounds, thads_grounds_load_csv)
READS_CSV_WITH(successions_of, thads_successions, thads_successions_load_csv, thads_units)
READS_CSV_WITH(staff_of, thads_staff, thads_staff_load_csv, thads_units)
READS_CSV_WITH(attributes_of, thads_attributes, thads_attributes_load_csv, thads_units)
READS_CSV_WITH(assets_of, thads_assets, thads_assets_load_csv, thads_register)

static inline thads_scheme* scheme_of(const char* points, const char* grades) {
  const thads_csv of_points = csv_of(points);
  const thads_csv of_grades = csv_of(grades);
  thads_scheme* scheme = NULL;
  CHECK_OK(thads_scheme_load_csv(&of_points, &of_grades, &scheme, NULL));
  return scheme;
}

static inline thads_dockets* dockets_of(const char* rows, const thads_units* units) {
  const thads_csv csv = csv_of(rows);
  thads_regulation* under = regulation_named("TT05-2024");
  thads_dockets* dockets = NULL;
  CHECK_OK(thads_dockets_load_csv(&csv, under, units, &dockets, NULL));
  thads_regulation_destroy(under);
  return dockets;
}

/* In English, as tests read it. */
static inline thads_scope scope_of(const thads_register* reg, const thads_units* units,
                                   thads_period period) {
  thads_scope scope = THADS_SCOPE_INIT;
  scope.language = THADS_LANGUAGE_EN;
  scope.reg = reg;
  scope.units = units;
  scope.period = period;
  return scope;
}
