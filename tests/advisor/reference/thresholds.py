"""Every number of the second implementation, each with its place in the clinical text."""

# Red
R1_PAIN_ABOVE = 5
R2_RISE = 2
RED_REST_DAYS = 2  # R3; S1 allows it after any red
R4_HOURS_ABOVE = 72
R5_GRADE = 3  # "2+"; 0 none, 1 trace, 2 "1+", 3 "2+", 4 "3+"
R5_IN_A_ROW = 3  # then notify, and progression is locked
R7_RISE = 10
R7_RISE_TWICE = 5
R8_RISE_TENTHS = 20
R9_DAYS = 14
R9_DOCTOR_DAYS = 28
R10_BELOW_PCT = 70
R11_RISE = 2

# Amber
A1_PAIN_ABOVE = 2
A1_STABLE_SESSIONS = 3
A2_RISE = 1
A3_PAIN_ABOVE = 5
A5_HOURS_ABOVE = 24
A6_RISE = 5
A8_GRADE = 2  # "1+" at the first session after "2+" or more
A10_BELOW_PCT = 80
A10_ABOVE_PCT = 110
A11_DAYS = 3
A11_WORSE = 2
A13_DAYS = {"medium": 2, "high": 3}
A13_PER_WEEK = {"medium": 4, "high": 3}
A13_REPAIR_DAYS = 3
A14_STEPS = 2
A14_DAYS = 7
A14_SESSIONS = 2
A16_CONFIDENCE = 3
A18_RISE = 2
A18_DAYS = 28
A21_PER_WEEK = 4
A22_RISE = 1
A23_DAYS = 3

# Looking back (decisions 2, 19, 21, 30; S4)
WEEK_FROM_DAYS = 5
WEEK_TO_DAYS = 28
STALE_DAYS = 14
STREAK = 2
REVIEW_PAIR_DAYS = 14
REVIEW_THREE_DAYS = 28
QUOTA_STEP_DAYS = 7  # decision 25

# Dose (S6, decisions 3, 25, 27, 29, 30)
PLAN = {"repetitions": (8, 15), "sets": (2, 3), "hold_s": (10, 45), "load_step_kg": 0.5}
MOST_SETS = 4
MOST_LOAD_KG = 500  # what a dose can hold
MOST_REPETITIONS = 100
FIRST_LOAD_KG = 2.5
LOAD_PCT = (2, 10)
REPETITIONS_UP = (1, 2)  # below ten, from ten
HOLD_PCT = 10
REPETITIONS_OVER_TOP = 2
VOLUME_BACK_PCT = 20
FIRST_QUOTA_PCT = 70
