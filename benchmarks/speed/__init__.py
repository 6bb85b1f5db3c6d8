"""Speed and memory, each figure measured in the same run as what it is compared with. See docs/evaluation.md."""
