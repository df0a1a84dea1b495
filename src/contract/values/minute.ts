/** A moment on the wall clock, to the minute, the second or the millisecond. */
export const minutePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/
