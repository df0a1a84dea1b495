import type { ClientBase } from 'pg'

/** Made where the extension is there to be had. */
const optional = new Set(['acd_events_by_text'])

/** A name with a dot behind it is a schema's: what is made for the migration alone. */
const kinds = {
  table: /CREATE TABLE (?:IF NOT EXISTS )?(\w+)(?![\w.])/g,
  sequence: /CREATE SEQUENCE (\w+)(?![\w.])/g,
  index: /CREATE (?:UNIQUE )?INDEX (\w+)(?![\w.])/g,
  function: /CREATE (?:OR REPLACE )?FUNCTION (\w+)(?![\w.])/g,
  trigger: /CREATE TRIGGER (\w+)(?![\w.])/g,
  policy: /CREATE POLICY (\w+)(?![\w.])/g,
}
const gone =
  /(?:DROP (?:TABLE|SEQUENCE|INDEX|FUNCTION|TRIGGER|POLICY) (?:IF EXISTS )?(\w+)|(\w+) RENAME TO \w+)/g

/** What the migrations name, one `kind name` each; later ones may have taken it away again. */
function namedIn(texts: readonly string[]): string[] {
  // What stands in quotes counts: statements in loops make some names.
  const text = texts.join('\n').replace(/--.*$/gm, '')
  const taken = new Set([...text.matchAll(gone)].map(([, dropped, renamed]) => dropped ?? renamed))
  return Object.entries(kinds).flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)]
      .map(([, name = '']) => name)
      .filter((name) => !taken.has(name) && !optional.has(name))
      .map((name) => `${kind} ${name}`),
  )
}

const changed = /(?:CREATE|ALTER) TABLE (?:IF NOT EXISTS )?(\w+)(?![\w.])/

/** How many foreign keys each table has at least, by its name. */
function foreignKeysIn(texts: readonly string[]): Record<string, number> {
  // Without comments, and without texts: a semicolon there ends no statement.
  const text = texts
    .join('\n')
    .replace(/--.*$/gm, '')
    .replace(/'[^']*'/g, "''")
  const taken = new Set(
    [...text.matchAll(/DROP TABLE (?:IF EXISTS )?(\w+)/g)].map(([, name]) => name),
  )
  const counts: Record<string, number> = {}
  for (const statement of text.split(';')) {
    const table = changed.exec(statement)?.[1]
    if (table === undefined || taken.has(table)) continue
    const made = statement.match(/\bREFERENCES\b/g)?.length ?? 0
    const dropped = statement.match(/DROP CONSTRAINT (?:IF EXISTS )?\w+_fkey/g)?.length ?? 0
    counts[table] = (counts[table] ?? 0) + made - dropped
  }
  return counts
}

const allRoles = ['callboard_app', 'callboard_gate', 'callboard_search', 'callboard_bound']

const missingRoles = `SELECT CASE WHEN pg_roles.oid IS NULL THEN 'role ' ELSE 'membership in role ' END || name AS part
  FROM unnest($1::text[]) AS name LEFT JOIN pg_roles ON rolname = name
  WHERE pg_roles.oid IS NULL OR NOT pg_has_role(current_user, pg_roles.oid, 'MEMBER')`

const ours = `relnamespace = 'public'::regnamespace`

const present = `present AS (
    SELECT CASE relkind WHEN 'S' THEN 'sequence ' WHEN 'i' THEN 'index ' ELSE 'table ' END || relname AS part
      FROM pg_class WHERE ${ours}
    UNION ALL SELECT 'function ' || proname FROM pg_proc
    UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger
    UNION ALL SELECT 'policy ' || polname FROM pg_policy)`

/** By name what is named; by rule what holds for every table with a client account. */
const missingParts = `WITH ${present},
  tables AS (SELECT pg_class.* FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relkind = 'r' AND ${ours} AND attname = 'client_id' AND NOT attisdropped)
  SELECT part FROM unnest($1::text[]) AS part WHERE part NOT IN (SELECT part FROM present)
  UNION ALL SELECT 'foreign keys of ' || key FROM json_each_text($2::json) WHERE value::integer >
    (SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND conrelid = to_regclass('public.' || key))
  UNION ALL SELECT 'row-level security of ' || relname FROM tables
    WHERE NOT relrowsecurity OR NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = tables.oid)
  UNION ALL SELECT 'rights of ' || rolname || ' on ' || relname
    FROM pg_policy JOIN pg_class ON pg_class.oid = polrelid JOIN pg_roles ON pg_roles.oid = ANY(polroles)
    WHERE NOT has_any_column_privilege(pg_roles.oid, pg_class.oid, 'SELECT, INSERT, UPDATE')
  UNION ALL SELECT 'owner of ' || proname FROM pg_proc JOIN pg_roles ON pg_roles.oid = proowner
    WHERE proname LIKE 'callboard\\_gate\\_%' AND rolname <> 'callboard_gate'
      OR proname = 'callboard_find_events' AND rolname <> 'callboard_search'`

const maxNamed = 4

function sentence(missing: readonly string[], roles: readonly string[]): string {
  const more = missing.length - maxNamed
  const rest = more > 0 ? ` and ${more} more` : ''
  return `The database was restored only in part. Missing: ${missing.slice(0, maxNamed).join(', ')}${rest}. Make the roles ${roles.join(', ')} (NOLOGIN), grant them to the database's user${roles.length > 3 ? ' and callboard_app to callboard_bound' : ''}, and restore the dump into an empty database; nothing was changed.`
}

const partsOf = async (client: ClientBase, text: string, values: readonly unknown[]) =>
  (await client.query<{ part: string }>(text, [...values])).rows.map(({ part }) => part)

/** One of the parts that these migrations make, where the database has any. */
export async function findPart(
  client: ClientBase,
  texts: readonly string[],
): Promise<string | undefined> {
  const text = `WITH ${present} SELECT part FROM unnest($1::text[]) AS part
    WHERE part IN (SELECT part FROM present) LIMIT 1`
  return (await partsOf(client, text, [namedIn(texts)]))[0]
}

/** Refuses a database in which not all is there that these migrations have made. */
export async function refusePartial(client: ClientBase, texts: readonly string[]): Promise<void> {
  const lacking = (text: string, ...values: unknown[]) => partsOf(client, text, values)
  const roles = allRoles.filter((role) => texts.some((text) => text.includes(role)))
  const missing = await lacking(missingRoles, roles)
  // Rights of a role that is not there cannot be asked for.
  if (missing.length === 0) {
    const keys = JSON.stringify(foreignKeysIn(texts))
    missing.push(...(await lacking(missingParts, namedIn(texts), keys)))
  }
  if (missing.length > 0) throw new Error(sentence(missing, roles))
}
