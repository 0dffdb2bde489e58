"""What lists and tables show: Qt models over plain values, and pure functions that arrange those values."""
