"""How text, numbers and dates are written for the people who read them, in Spanish (es-CO) or English."""
