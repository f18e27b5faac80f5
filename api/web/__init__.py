"""The pages: server-rendered HTML per rol. They read through a ReadSession and change through journeys."""
