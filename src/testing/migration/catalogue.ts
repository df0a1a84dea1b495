import type { Pool } from 'pg'

const schema = `'public'::regnamespace`
const notOf = (id: string) =>
  `NOT EXISTS (SELECT FROM pg_depend WHERE objid = ${id} AND deptype = 'e')`
/** What an extension brought is its own business. */
const ourClass = `relnamespace = ${schema} AND ${notOf('pg_class.oid')}`
const ourFunction = `pronamespace = ${schema} AND ${notOf('pg_proc.oid')}`
/** Whoever made the database is its owner, whatever the name. */
const roleName = (oid: string) => `CASE WHEN ${oid} = 0 THEN 'public'
  WHEN pg_get_userbyid(${oid}) = current_user THEN 'owner' ELSE pg_get_userbyid(${oid}) END`

const relations = `
  SELECT concat_ws(' ', 'relation', relkind, relname, 'of', ${roleName('relowner')},
    CASE WHEN relrowsecurity THEN 'row-level security' END, CASE WHEN relforcerowsecurity THEN 'forced' END)
  FROM pg_class WHERE ${ourClass} AND relkind <> 'i'`

const columns = `
  SELECT concat_ws(' ', 'column', relname, attnum, attname, format_type(atttypid, atttypmod),
    (SELECT collname FROM pg_collation WHERE oid = attcollation), CASE WHEN attnotnull THEN 'NOT NULL' END,
    'identity ' || nullif(attidentity::text, ''), 'generated ' || nullif(attgenerated::text, ''),
    pg_get_expr(adbin, adrelid))
  FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    LEFT JOIN pg_attrdef ON (adrelid, adnum) = (attrelid, attnum)
  WHERE ${ourClass} AND relkind IN ('r', 'c') AND attnum > 0`

// PostgreSQL 18 has a constraint for each NOT NULL as well; that stands with its column.
const constraints = `
  SELECT concat_ws(' ', 'constraint', relname, conname, pg_get_constraintdef(pg_constraint.oid))
  FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid WHERE ${ourClass} AND contype <> 'n'`

// Without the trigrams, for which not every PostgreSQL has the extension.
const indexes = `
  SELECT pg_get_indexdef(pg_class.oid) FROM pg_class
  WHERE ${ourClass} AND relkind = 'i' AND relname <> 'acd_events_by_text'`

const sequences = `
  SELECT concat_ws(' ', 'sequence', sequencename, data_type, start_value, min_value, max_value,
    increment_by, cycle, cache_size, 'last', last_value)
  FROM pg_sequences WHERE schemaname = 'public'`

const functions = `
  SELECT concat_ws(' ', 'function', proname, pg_get_function_arguments(pg_proc.oid), 'returns',
    pg_get_function_result(pg_proc.oid), 'of', ${roleName('proowner')}, lanname, provolatile, proparallel,
    CASE WHEN prosecdef THEN 'security definer' END, array_to_string(proconfig, ', '), 'body', md5(prosrc))
  FROM pg_proc JOIN pg_language ON pg_language.oid = prolang WHERE ${ourFunction}`

const triggers = `
  SELECT pg_get_triggerdef(pg_trigger.oid) || ' ' || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal`

const policies = `
  SELECT concat_ws(' ', 'policy', policyname, 'on', tablename, permissive, cmd, roles, qual, with_check)
  FROM pg_policies WHERE schemaname = 'public'`

/** What others than the owner may do with each object that has this list of rights. */
const grantsOn = (name: string, rights: string, from: string) => `
  SELECT concat_ws(' ', 'grant on', ${name}, 'to', ${roleName('grantee')},
    string_agg(privilege_type, ', ' ORDER BY privilege_type))
  FROM ${from}, aclexplode(${rights}) WHERE pg_get_userbyid(grantee) <> current_user
  GROUP BY ${name}, grantee`

const grants = [
  grantsOn('relname', 'relacl', `(SELECT * FROM pg_class WHERE ${ourClass}) AS ours`),
  grantsOn(
    'proname',
    `coalesce(proacl, acldefault('f', proowner))`,
    `(SELECT * FROM pg_proc WHERE ${ourFunction}) AS ours`,
  ),
  grantsOn('nspname', 'nspacl', `(SELECT * FROM pg_namespace WHERE oid = ${schema}) AS ours`),
  grantsOn(
    `relname || '.' || attname`,
    'attacl',
    `(SELECT * FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
      WHERE ${ourClass} AND attnum > 0) AS ours`,
  ),
]

/** Those of the baseline: they belong to the cluster, where later databases have made others. */
const roles = `
  SELECT concat_ws(' ', 'role', rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin,
    rolreplication, rolbypassrls, pg_has_role(current_user, oid, 'MEMBER'))
  FROM pg_roles WHERE rolname IN ('callboard_app', 'callboard_gate', 'callboard_search')`

const parts = [relations, columns, constraints, indexes, sequences, functions, triggers, policies]
const all = [...parts, ...grants, roles].map((part) => `SELECT line FROM (${part}) AS part (line)`)

/**
 * All that makes a database what it is, but its rows, in lines: tables with their columns as they
 * stand, constraints, indexes, sequences, functions, triggers, policies, rights and roles.
 */
export async function catalogueOf(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(all.join('\nUNION ALL '))
  return rows
    .map(({ line }) => line.replaceAll(/\s+/g, ' '))
    .filter((line) => !/\bmigrations(_pkey)?\b/.test(line))
    .sort()
}
