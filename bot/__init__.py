"""Dingfengbo's running parts: doors, desk, clock and couriers."""
