"""Pure rules of training: schedules, hours, attendance, exams, pay and completion."""
