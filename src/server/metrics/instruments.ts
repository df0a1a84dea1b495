import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** From a read of one event to the longest answer that anybody waits for. */
const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/**
 * What is measured in this process, by its names in `/metrics`. No label is anything that a customer
 * or a person wrote: routes by their patterns, groups and client accounts by their IDs.
 */
export function makeInstruments() {
  const registry = new Registry()
  const registers = [registry]
  const histogram = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Histogram({ name, help, labelNames, buckets: seconds, registers })
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name, help, labelNames, registers })
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers })
  return {
    registry,
    requests: counter('callboard_http_requests_total', 'Answered requests', 'route', 'status'),
    requestSeconds: histogram(
      'callboard_http_request_duration_seconds',
      'From a request to the beginning of its answer',
      'route',
    ),
    databaseSeconds: histogram(
      'callboard_database_seconds',
      'Time of a transaction or a statement, its wait for a connection included',
    ),
    databaseFailures: counter(
      'callboard_database_away_total',
      'Times that the database was away or full when it was asked',
    ),
    queueSeconds: histogram('callboard_queue_seconds', 'How long a heavy read waited for its turn'),
    queueWaiting: gauge('callboard_queue_waiting', 'Heavy reads that wait for their turn'),
    bodySeconds: histogram(
      'callboard_body_seconds',
      'How long a body took in its worker, its wait for the worker included',
    ),
    databaseUp: gauge('callboard_database_up', '1 while the database answers'),
    connections: gauge(
      'callboard_database_connections',
      'Connections to the database',
      'pool',
      'state',
    ),
    waiting: gauge('callboard_database_waiting', 'What waits for a connection', 'pool'),
    databaseBytes: gauge('callboard_database_size_bytes', 'Size of the database'),
    diskFree: gauge('callboard_disk_free_bytes', 'Room left where the data directory is'),
    feeds: gauge('callboard_feeds', 'Open change feeds'),
    events: gauge(
      'callboard_events',
      'Events, at most a minute old; by client account where there are several',
      'client',
      'group',
      'type',
      'status',
    ),
    backupSuccess: gauge(
      'callboard_backup_last_success_timestamp_seconds',
      'When a backup of this process was last whole; 0 before the first',
    ),
    backupFailures: counter(
      'callboard_backup_failures_total',
      'Backups of this process that failed',
    ),
    mirrorAge: gauge(
      'callboard_mirror_age_seconds',
      'Age of what is known of the upstream, by client account',
      'client',
    ),
    mirrorState: gauge(
      'callboard_mirror_state',
      'Whether the mirror of a client account is in a state: fresh, ageing, stale, silent, refused',
      'client',
      'state',
    ),
    info: gauge('callboard_info', 'The running program', 'version', 'database'),
  }
}
export type Instruments = ReturnType<typeof makeInstruments>
