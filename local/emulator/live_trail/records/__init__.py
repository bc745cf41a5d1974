"""CloudTrail's records of the calls that the emulator answers: one idea a module, AWS's exceptions as data.

`records_of` in record.py puts the parts together. Facts without another source are of "CloudTrail record contents for
management, data, and network activity events" (CloudTrail User Guide).
"""
