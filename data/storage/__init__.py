"""Where pips, plekken and rondes are kept: the only package that speaks SQL."""
