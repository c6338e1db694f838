"""What prints cost: against plain WeasyPrint and Chromium, cold and warm, on one core and two."""
