// Ages that the law or the rules of courses set, in years.

/** In England nobody is taken on for a job, or an apprenticeship, before they may leave school. */
export const SCHOOL_LEAVING_AGE = 16;
/** Courses for a degree begin at this age, and so do the jobs that they lead to. */
export const OF_AGE = 18;
