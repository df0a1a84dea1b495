/**
 * Area/City or UTC. PostgreSQL takes short names such as CET for abbreviations, without summer
 * time, and reads offsets such as +01:00 the other way round.
 */
export const isZone = (zone: string) => {
  if (!/^(UTC|[A-Za-z].*\/.+)$/i.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
