#!/usr/bin/env python3
"""Reads the events of a training with TensorBoard's own reader, and compares them with the table beside them.

    python3 tools/check_events.py CHECKPOINTS

tensorboard must be installed; it was 2.21.0 when this was written.
"""
import csv
import pathlib
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator


def main(folder):
    events = EventAccumulator(str(folder), purge_orphaned_data=True).Reload()
    tags = events.Tags()["scalars"]
    print("scalars:", ", ".join(tags))
    with open(folder / "metrics.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    for kind, tag in {"steps": "loss/steps", "epoch": "loss/epoch"}.items():
        expected = [(int(row["step"]), float(row["loss"])) for row in rows if row["kind"] == kind]
        found = [(event.step, event.value) for event in events.Scalars(tag)] if tag in tags else []
        assert [step for step, _ in expected] == [step for step, _ in found], (tag, expected, found)
        assert all(abs(a - b) < 1e-6 * max(1, abs(a)) for (_, a), (_, b) in zip(expected, found)), tag
        print(f"{tag}: {len(found)} values, those of metrics.csv")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
