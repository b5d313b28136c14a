"""Codes of the SSDA903 return (children looked after) that the register takes.

Lists as published for 2023/24, with K3 (2024/25) and Z11 to Z14 (2025/26); the 2025/26 list drops H5, P2 and Z1.
Sources: data-to-insight/ssd-data-model and csc-validator-be-903.
"""

from collections.abc import Mapping
from typing import Final

PLACEMENT_TYPES: Final[Mapping[str, str]] = {
    "A3": "Placed for adoption with consent, with current foster carer",
    "A4": "Placed for adoption with consent, not with current foster carer",
    "A5": "Placed for adoption with placement order, with current foster carer",
    "A6": "Placed for adoption with placement order, not with current foster carer",
    "H5": "Semi-independent living (to 2024/25)",
    "K1": "Secure children's home",
    "K2": "Children's home",
    "K3": "Supported accommodation (from 2024/25)",
    "P1": "Placed with own parents or other person with parental responsibility",
    "P2": "Independent living (to 2024/25)",
    "P3": "Residential employment",
    "R1": "Residential care home",
    "R2": "NHS or other health establishment",
    "R3": "Family centre or mother and baby unit",
    "R5": "Young offender institution",
    "S1": "Residential school",
    "T0": "All types of temporary move",
    "T1": "Temporary stay in hospital",
    "T2": "Temporary absence on holiday",
    "T3": "Temporary stay while the usual carer is on holiday",
    "T4": "Temporary stay, seven days or less, for any other reason",
    "U1": "Foster placement with relative or friend, long term",
    "U2": "Foster placement with relative or friend, also approved adopter (FFA)",
    "U3": "Foster placement with relative or friend, not long term or FFA",
    "U4": "Foster placement with other foster carer, long term",
    "U5": "Foster placement with other foster carer, also approved adopter (FFA)",
    "U6": "Foster placement with other foster carer, not long term or FFA",
    "Z1": "Other placements (to 2024/25)",
    "Z11": "Other placements (from 2025/26)",
    "Z12": "Other placements (from 2025/26)",
    "Z13": "Other placements (from 2025/26)",
    "Z14": "Other placements (from 2025/26)",
}

NOT_LOOKED_AFTER: Final = "Not looked after"

LEGAL_STATUSES: Final[Mapping[str, str]] = {
    "C1": "Interim care order",
    "C2": "Full care order",
    "D1": "Freeing order",
    "E1": "Placement order",
    "V2": "Single period of accommodation under section 20",
    "V3": "Short breaks, agreed series of short-term placements (individual)",
    "V4": "Short breaks, agreed series of short-term placements (whole agreement)",
    "L1": "Under police protection in local authority accommodation",
    "L2": "Emergency protection order",
    "L3": "Under child assessment order in local authority accommodation",
    "J1": "Remanded to local authority accommodation or youth detention",
    "J2": "Placed in local authority accommodation under PACE",
    "J3": "Sentenced to a youth rehabilitation order with residence requirement",
    NOT_LOOKED_AFTER: "Not looked after by the council",
}
