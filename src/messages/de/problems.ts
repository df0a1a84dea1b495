import type { Messages } from '../messages'

export const problems: Messages['problems'] = {
  bad_request: 'Die Anfrage enthält Fehler.',
  unauthorized: 'Ihre Sitzung ist beendet. Melden Sie sich wieder an.',
  forbidden: 'Ihrer Rolle fehlt das Recht dazu.',
  cross_site: 'Die Anfrage kam von einer anderen Seite und wurde abgelehnt.',
  event_of_another:
    'Dieses Ereignis hat ein anderer Agent. Supervisoren und Admins dürfen daran arbeiten.',
  acd_event_not_found: 'Dieses Ereignis gibt es nicht mehr.',
  acd_group_not_found: 'Diese Gruppe gibt es nicht mehr. Wählen Sie eine andere.',
  held_event_not_found: 'Unter diesem Schlüssel wurde kein Formular gesendet.',
  draft_changed: 'Dieser Entwurf wurde in einem anderen Fenster geändert.',
  draft_sent: 'Dieser Entwurf wurde schon gesendet.',
  drafts_full:
    'Ihre Entwürfe sind voll (50 Entwürfe, 8 MB). Senden oder verwerfen Sie einen; dieses Fenster bewahrt den Text solange.',
  too_many_views: 'Sie haben schon 200 Ansichten. Löschen Sie zuerst eine.',
  too_many_held:
    '200 Ihrer Ereignisse warten oder konnten nicht angelegt werden. Sehen Sie sich zuerst die fehlgeschlagenen an.',
  too_many_tokens: 'Es gibt schon 1.000 Zugangstoken. Widerrufen Sie zuerst eines.',
  too_many_comments:
    'Dieses Ereignis hat 1.000 Kommentare und nimmt keine mehr auf. Tun Sie es ohne Kommentar.',
  too_many_feeds:
    'Mit diesem Zugangstoken sind zu viele Seiten offen. Schließen Sie eine; diese Seite versucht es wieder.',
  user_not_found: 'Diesen Agenten gibt es nicht mehr. Wählen Sie einen anderen.',
  dialler_campaign_not_found: 'Diese Kampagne gibt es nicht mehr.',
  dialler_contact_not_found: 'Diesen Kontakt gibt es nicht mehr.',
  campaign_copy_not_found: 'Von dieser Kampagne ist keine Kopie aufbewahrt.',
  campaign_copy_given_up: 'Die Kopie dieser Kampagne musste neueren Platz machen.',
  access_token_not_found: 'Dieses Zugangstoken gibt es nicht mehr.',
  alert_not_found: 'Diesen Alarm gibt es nicht mehr.',
  alert_taken: 'Jemand anders hat diesen Alarm übernommen.',
  alert_ended: 'Dieser Alarm ist beendet.',
  view_not_found: 'Diese Ansicht gibt es nicht mehr.',
  view_not_yours:
    'Diese Ansicht darf nur ändern, wem sie gehört, oder ein Admin, wenn sie geteilt ist. Speichern Sie sie unter einem anderen Namen.',
  method_not_allowed: 'Das lässt der Server hier nicht zu.',
  campaign_name_taken:
    'Eine Kampagne mit diesem Namen gibt es schon. Wählen Sie einen anderen Namen.',
  campaign_same_name: 'Die Kopie braucht einen eigenen Namen.',
  campaign_restored: 'Diese Kampagne wurde schon wiederhergestellt.',
  campaign_copy_changed:
    'Die Kopie dieser Kampagne ist beschädigt. Nichts wurde wiederhergestellt.',
  campaign_changed: 'Diese Kampagne wurde inzwischen geändert. Es wurde nichts gelöscht.',
  group_settings_changed:
    'Diese Einstellungen wurden inzwischen geändert. Sehen Sie sie noch einmal an und speichern Sie dann.',
  view_name_taken: 'Sie haben schon eine Ansicht mit diesem Namen. Wählen Sie einen anderen.',
  view_changed:
    'Diese Ansicht wurde inzwischen geändert. Sehen Sie sie noch einmal an und speichern Sie dann.',
  no_primary_agent_group:
    'Diese Konfigurationsgruppe hat keine eigene Agentengruppe. Wählen Sie eine dazu.',
  event_changed: 'Dieses Ereignis wurde inzwischen geändert. Von Ihnen wurde nichts gespeichert.',
  step_not_allowed:
    'Der jetzige Status des Ereignisses lässt diesen Schritt nicht zu. Es wurde nichts geändert.',
  no_own_user:
    'Ihr Zugriffstoken steht für keinen Benutzer und kann daher nichts übernehmen. Geben Sie das Ereignis an einen Agenten.',
  user_inactive: 'Dieser Agent ist nicht mehr aktiv. Wählen Sie einen anderen.',
  no_agent_has_it: 'Kein Agent hat dieses Ereignis.',
  slot_full: 'Diese halbe Stunde der Gruppe ist voll. Wählen Sie eine andere.',
  slot_closed: 'In dieser halben Stunde hat die Gruppe geschlossen. Wählen Sie eine andere.',
  snapshot_not_kept: 'Dieser Stand der Liste wird nicht mehr aufbewahrt. Laden Sie die Liste neu.',
  key_reused: 'Dieses Formular wurde schon mit anderem Inhalt gesendet. Senden Sie es noch einmal.',
  too_large: 'Das ist mehr, als der Server annimmt.',
  unsupported_media_type: 'Diese Art von Inhalt nimmt der Server nicht an.',
  too_many_sign_ins: 'Zu viele Fehlversuche von Ihrer Adresse. Versuchen Sie es später wieder.',
  too_many_calls:
    'Zu viele Aufrufe mit diesem Zugangstoken. Versuchen Sie es in einer Minute wieder.',
  internal:
    'Auf dem Server ist etwas schiefgegangen. Es wurde nichts gespeichert. Versuchen Sie es noch einmal.',
  not_ready: 'Die Datenbank antwortet nicht. Versuchen Sie es gleich noch einmal.',
  database_full:
    'Die Datenbank hat keinen Platz mehr. Es wurde nichts gespeichert. Sagen Sie denen Bescheid, die den Server betreiben.',
  outcome_unclear:
    'Die Datenbank war weg, bevor sie sagen konnte, ob das gespeichert ist. Versuchen Sie es gleich noch einmal: Es wird nichts doppelt gespeichert.',
}

export const faults: Messages['faults'] = {
  required: () => 'Bitte ausfüllen.',
  not_text: () => 'Das muss ein Text sein.',
  not_integer: () => 'Das muss eine ganze Zahl sein.',
  not_boolean: () => 'Das muss Ja oder Nein sein.',
  not_object: () => 'Das muss ein Objekt sein.',
  not_id: () => 'Das muss eine gültige ID sein.',
  too_small: (least) => `Mindestens ${least}.`,
  too_big: (most) => `Höchstens ${most}.`,
  too_long: (most) => `Höchstens ${most} Zeichen.`,
  blank: () => 'Schreiben Sie etwas, das man sieht.',
  bad_character: () => 'Darin steht ein Steuerzeichen. Entfernen Sie es.',
  bad_phone: () => 'Das ist keine Rufnummer. Beispiel: +49 30 123456.',
  phone_line_break: () =>
    'In dieser Nummer ist ein Zeilenumbruch. Schreiben Sie sie in eine Zeile.',
  phone_rounded: () =>
    'Eine Tabellenkalkulation hat diese Nummer gerundet, die letzten Ziffern sind verloren. Formatieren Sie die Spalte als Text und speichern Sie die Datei neu.',
  phone_decimal: () =>
    'Diese Nummer endet auf .0, das hat eine Tabellenkalkulation angehängt. Entfernen Sie es oder formatieren Sie die Spalte als Text.',
  phone_extension: () =>
    'Diese Nummer hat eine Durchwahl als Zusatz. Schreiben Sie die Nummer ohne ihn.',
  phone_two: () => 'Das sind zwei Nummern. Schreiben Sie eine davon.',
  phone_unclear: () =>
    'Es ist nicht klar, welche Nummer das ist. Schreiben Sie + und die Landesvorwahl davor, etwa +49 30 123456.',
  bad_url: () => 'Beginnen Sie mit http:// oder https://.',
  bad_date: () => 'Dieses Datum gibt es nicht. Schreiben Sie jjjj-mm-tt.',
  bad_time: () => 'Diese Uhrzeit gibt es nicht. Schreiben Sie hh:mm, 00:00 bis 23:59.',
  not_kept: () => 'Wählen Sie einen Zeitpunkt der letzten 30 Tage.',
  bad_instant: () => 'Wählen Sie ein Datum in den Jahren 1 bis 9999.',
  group_choice_missing: () => 'Wählen Sie eine Gruppe.',
  group_choice_half: () => 'Wählen Sie beides: eine Konfigurationsgruppe und eine Agentengruppe.',
  group_choice_both: () => 'Wählen Sie eine Gruppe oder ein Paar, nicht beides.',
  not_a_configuration_group: () => 'Das ist keine Konfigurationsgruppe.',
  not_an_agent_group: () => 'Das ist keine Agentengruppe.',
  callback_only: () => 'Nur Rückrufe haben einen Text.',
  phone_number_missing: () => 'Geben Sie mindestens eine Rufnummer an.',
  campaign_missing: () => 'Wählen Sie eine Kampagne.',
  bad_page_size: () => 'Diese Seitengröße gibt es nicht.',
  bad_language: () => 'Wählen Sie Englisch oder Deutsch.',
  bad_choice: () => 'Wählen Sie einen der angebotenen Werte.',
  twice: () => 'Nennen Sie jede Spalte nur einmal.',
  given_twice: () => 'Geben Sie das nur einmal an.',
  ends_first: () => 'Das Ende muss nach dem Beginn liegen.',
  overlaps: () => 'Diese Zeiten überschneiden sich mit anderen desselben Tages.',
  display_user: () => 'Eine Anzeige steht für keinen Benutzer.',
  unknown_user: () => 'Diesen Benutzer gibt es nicht mehr. Wählen Sie einen anderen.',
  too_many: (most: string) => `Höchstens ${most} Einträge.`,
  bad_json: () => 'Die Anfrage war nicht lesbar.',
  bad_filter: () => 'Dieser Filter ist nicht lesbar.',
  bad_key: () => 'Der Schlüssel dieses Formulars ist ungültig. Laden Sie die Seite neu.',
  bad_host: () => 'Die Adresse dieser Seite ist für den Server nicht lesbar.',
  wrong: () => 'Das ist nicht gültig.',
}
