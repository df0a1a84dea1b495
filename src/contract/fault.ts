/**
 * What can be wrong with one value, as the wire words it. Client and server read the same
 * table, so the web app finds the code behind a sentence and says it in the reader's language.
 * `#` stands for a number or a name.
 */
const faultTexts = {
  required: 'is required',
  not_text: 'must be a string',
  not_integer: 'must be an integer',
  not_boolean: 'must be true or false',
  not_object: 'must be a JSON object',
  not_id: 'must be an ID: an integer from 1 to 2147483647',
  too_small: 'must be at least #',
  too_big: 'must be at most #',
  too_long: 'must have at most # characters',
  blank: 'must not be blank',
  bad_character: 'must not contain control characters other than tab and line breaks',
  bad_phone:
    'must be a telephone number of 3 to 15 digits with its country code, such as 49199123456789',
  phone_line_break: 'must be one number without line breaks',
  phone_rounded: 'was rounded by a spreadsheet, so its last digits are lost',
  phone_decimal: 'must not end in .0, as a spreadsheet writes numbers',
  phone_extension: 'must be a number without an extension',
  phone_two: 'must be one telephone number, not two',
  phone_unclear: 'is not a number of one country alone: write + and the country code first',
  bad_url: 'must be an absolute http or https URL',
  bad_date: 'must be a date that exists, as yyyy-mm-dd or yyyymmdd',
  bad_time: 'must be a time from 00:00 to 23:59, as hh:mm or hhmm',
  not_kept: 'must be a moment of the past 30 days, as yyyy-mm-ddThh:mm',
  not_future: 'must be a date or a moment that has not passed, as yyyy-mm-dd or yyyy-mm-ddThh:mm',
  bad_instant: 'must be in the years 1 to 9999, counted in UTC',
  group_choice_missing: 'give AcdGroupsID, or both AcdConfigurationGroupsID and AcdAgentGroupsID',
  group_choice_half:
    'is required with its pair: give AcdGroupsID alone, or both AcdConfigurationGroupsID and AcdAgentGroupsID',
  group_choice_both:
    'give either AcdGroupsID alone, or both AcdConfigurationGroupsID and AcdAgentGroupsID, not a mixture',
  not_a_configuration_group: 'must be a configuration group (AcdGroupTypesID 2)',
  not_an_agent_group: 'must be an agent group (AcdGroupTypesID 3)',
  callback_only: 'is for callbacks only (AcdEventTypesID 3) and would be lost',
  phone_number_missing: 'give at least one of PhoneNumber1 to PhoneNumber6',
  campaign_missing: 'give DiallerCampaignsID or DiallerCampaignsName',
  bad_page_size: 'must be -1 or from 1 to 1000',
  bad_language: 'must be 1 (English) or 2 (German)',
  bad_choice: 'must be one of: #',
  twice: 'must name each column once',
  given_twice: 'must be given once',
  ends_first: 'must be later than the beginning',
  overlaps: 'overlaps with other hours of this day',
  display_user: 'must be absent: a display stands for no user',
  uid_or_user: 'must be absent beside UID: give one of the two',
  bound_admin: 'must be false for the role admin, which is bound to no group',
  unknown_group: 'must be a group of this client account',
  claim_without_role: 'has no value that gives a role here',
  claim_empty: 'is empty, so you have no role here any more',
  claim_missing: 'is missing, so you have no role here yet',
  unknown_user: 'must be a user of this client account',
  too_many: 'must have at most # entries',
  bad_json: 'must be valid JSON: #',
  bad_filter: 'cannot be read: #',
  bad_key: 'must be 1 to 255 printable ASCII characters',
  bad_host: 'must be the name or address of a host',
  wrong: 'is not valid',
} as const

export type FaultCode = keyof typeof faultTexts

/** One entry of `issues` in a 400: which parameter, and what is wrong with it. */
export type Fault = { path: string; message: string }

export function faultText(code: FaultCode, value: string | number = ''): string {
  return faultTexts[code].replace('#', String(value))
}

/** The code and the value behind a sentence of {@link faultText}; undefined for any other text. */
export function readFault(message: string): { code: FaultCode; value: string } | undefined {
  for (const [code, text] of Object.entries(faultTexts)) {
    const [before = '', after] = text.split('#')
    const fits =
      after === undefined ? message === text : message.startsWith(before) && message.endsWith(after)
    if (fits)
      return {
        code: code as FaultCode,
        value: message.slice(before.length, message.length - (after?.length ?? 0)),
      }
  }
  return undefined
}
