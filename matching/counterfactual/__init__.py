"""What would change the answer: the smallest changes after which a pair fits, and what each change opens."""
