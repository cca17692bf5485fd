"""Writes the illustrative monthly files beside this script. Their figures are invented.

No monthly actuals of this bureau are public. These show what a year looks like: most on course, some late, some
missing, some over. Every row says that it is an example. Run: ``python data/make_illustrative.py``
"""

import csv
from pathlib import Path

FOLDER = Path(__file__).parent
DEPARTMENT, YEAR = "揭阳市司法局", 2023
NOTE = "示例数据，非真实填报"

# Per indicator the figure of each month 1–9; "-" is a month without a report, "a/b" numerator and denominator.
ACTUALS = {
    "I01": "8 6 11 9 10 12 9 11 10",
    "I02": "3 3 3 3 3 3 3 3 3",
    "I04": "- - - - - 1 - - -",
    "I05": "1 1 1 1 1 1 1 1 1",
    "I07": "- - - - - 1 - - -",
    "I09": "- - - 1 - - - - -",
    "I11": "1 1 1 1 1 1 1 1 1",
    "I12": "- - 1 - - - 1 - -",
    "I13": "2301 2305 2310 2308 2312 2306 2299 2284 2276",
    "I14": "1 1 1 1 1 1 1 1 1",
    "I15": "2 1 2 2 2 2 2 2 2",
    "I18": "- - 1 - - - - - -",
    "I19": "- - - - 1 - - - -",
    "I21": "5/5 4/4 6/6 5/5 6/6 4/5 6/6 5/5 5/5",
    "I25": "402/410 318/323 455/463 431/438 447/455 460/468 439/448 452/459 446/454",
    "I26": "2219/2301 2221/2305 2230/2310 2227/2308 2232/2312 2224/2306 2213/2299 2203/2284 2194/2276",
    "I28": "5 4 6 5 6 5 7 5 6",
    "I29": "9/9 7/7 11/11 10/10 12/12 8/8 10/10 11/11 9/9",
    "I30": "100 100 100 100 100 100 100 100 100",
    "I31": "- - 2500 - - - 2500 - -",
    "I32": "- - 500 - - 520 - - 520",
    "I33": "8.5 8.2 8.6 8.4 8.3 8.5 8.1 - 8.4",
    "I34": "1 1 1 1 1 1 1 1 1",
    "I37": "3/3 2/2 4/4 3/3 5/5 3/3 4/4 2/2 3/3",
    "I38": "92 - 94 96 97 98 100 100 100",
    "I39": "0.1 0.1 0.1 0.12 0.12 0.15 0.18 0.2 0.3",
}

# Per task and budget line the 万元 spent in each month 1–9.
SPENDING = {
    "B1": "221.4 205.8 218.7 219.3 220.1 224.6 219.9 222.4 220.8",
    "B2": "4.1 3.2 8.6 9.4 10.2 13.8 9.7 11.5 12.9",
    "K1": "- - - - - 45 - 30 -",
    "K2": "- - 3.75 - - 3.75 - - 3.75",
    "K3": "0.6 0.5 0.9 0.8 0.9 0.8 0.9 0.8 1",
    "K4": "0.4 0.4 0.4 0.4 0.4 0.4 0.4 0.4 0.4",
    "K5": "- - - 0.5 - - 0.5 - -",
    "O1": "- - 1.5 - - 1 - 1 -",
    "O2": "0.5 0.3 0.6 0.6 0.7 0.6 0.5 0.6 0.7",
    "O3": "- - - 1.2 - - 0.8 - -",
    "O4": "- - 1.5 - - 1.5 - - 1",
    "O5": "0.3 0.2 0.6 0.5 0.8 0.6 0.5 0.9 1.1",
    "O6": "1 0.9 1.2 1.2 1.1 1.3 1.2 1.2 1.3",
    "O7": "- - - - 2.4 2.6 - - -",
    "O9": "- - - - - 2 3 6 8",
    "O10": "- - 204.75 - - - 102.375 - -",
    "O11": "- - - - - 21.42 - - -",
    "O15": "9.55 9.55 9.55 9.55 9.55 9.55 9.55 9.55 9.55",
    "O17": "1.2 0.9 2.1 2 2.3 2.4 2.2 2.1 2.6",
    "O19": "- - - - - 36 - - -",
    "O20": "- - - - 49.86 - - - -",
    "O21": "- - - 75 - - - 75 -",
}


def actual_rows() -> list[list]:
    """One row an indicator and month: 部门 年度 月份 编号 完成值 分子 分母 说明."""
    rows = []
    for month in range(1, 10):
        for code, figures in ACTUALS.items():
            figure = figures.split()[month - 1]
            if figure == "-":
                continue
            parts = ["", *figure.split("/")] if "/" in figure else [figure, "", ""]
            rows.append([DEPARTMENT, YEAR, month, code, *parts, NOTE])
    return rows


def spending_rows() -> list[list]:
    """One row a task and month: 部门 年度 月份 编号 支出金额(万元) 说明."""
    return [
        [DEPARTMENT, YEAR, month, code, figures.split()[month - 1], NOTE]
        for month in range(1, 10)
        for code, figures in SPENDING.items()
        if figures.split()[month - 1] != "-"
    ]


def write(name: str, header: str, rows: list[list]) -> None:
    """Write ``rows`` under ``header`` as CSV that Excel opens with its Chinese intact."""
    with (FOLDER / name).open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header.split(), *rows])


if __name__ == "__main__":
    write("illustrative_actuals_2023.csv", "部门 年度 月份 编号 完成值 分子 分母 说明", actual_rows())
    write("illustrative_spending_2023.csv", "部门 年度 月份 编号 支出金额(万元) 说明", spending_rows())
