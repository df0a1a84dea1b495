/** One line for each injected fault; the test command prints them all at its end. */
export const faultFile = 'test-results/faults.txt'
