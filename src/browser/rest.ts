/** The functions that the first download leaves out: the build puts them here (`build/outline.ts`). */
export {};
