"""Places on the body as a person points at them, finer than the words of a story need."""

#: What can be pointed at on each leg, from the hip down, and the body part of the vocabulary it is.
FRONT = {
    "hip": "knee_thigh_hip",
    "thigh": "knee_thigh_hip",
    "knee": "knee_thigh_hip",
    "shin": "calf",
    "ankle": "ankle",
    "top_of_foot": "foot",
    "toes": "toes",
}
BACK = {
    "bottom": "knee_thigh_hip",
    "back_of_thigh": "knee_thigh_hip",
    "back_of_knee": "knee_thigh_hip",
    "calf": "calf",
    "heel": "foot",
    "sole": "foot",
}
#: Places that lie on no leg.
ELSEWHERE = {"back": "back_head", "head": "back_head", "arm": "arm"}
PLACES = {**FRONT, **BACK, **ELSEWHERE}
