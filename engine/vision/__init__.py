"""Vision: from a drawing or a picture to the 28×28 digit that a network reads, and to its answer.

Read first: normalize.py, then reader.py. The only room that uses OpenCV.
May not enter: Qt, threads, training.
"""
