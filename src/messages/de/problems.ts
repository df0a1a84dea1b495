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
  passkey_refused:
    'Dieser Passkey ist hier nicht bekannt oder wurde entfernt. Melden Sie sich anders an oder bitten Sie Ihren Admin um eine Einladung.',
  passkey_late: 'Der Passkey wurde vor zu langer Zeit angefragt. Versuchen Sie es noch einmal.',
  passkey_cloned:
    'Dieser Passkey wurde von einer Kopie benutzt und deshalb abgelehnt. Bitten Sie Ihren Admin um eine neue Einladung.',
  passkey_elsewhere:
    'Dieser Passkey wurde unter einer anderen Adresse benutzt. Öffnen Sie Callboard unter seiner eigenen Adresse.',
  passkey_needs_name:
    'Ein Passkey gehört zu einem Hostnamen, nicht zu einer IP-Adresse. Öffnen Sie Callboard unter seinem Namen.',
  passkey_not_made:
    'Die Antwort Ihres Geräts ist nicht gültig. Nichts wurde gespeichert. Versuchen Sie es noch einmal.',
  passkey_known: 'Diesen Passkey gibt es hier schon.',
  passkey_not_found: 'Diesen Passkey gibt es nicht mehr.',
  identity_not_found: 'Dieses Konto ist nicht mehr mit dieser Person verbunden.',
  oidc_refused:
    'Der Anbieter hat Sie nicht angemeldet. Versuchen Sie es noch einmal oder fragen Sie Ihren Admin.',
  oidc_none: 'Hier ist kein Anbieter eingerichtet. Melden Sie sich anders an.',
  oidc_role: 'Der Anbieter gibt Ihnen hier keine Rolle. Fragen Sie Ihren Admin.',
  oidc_deactivated: 'Sie sind hier deaktiviert. Fragen Sie Ihren Admin.',
  oidc_late:
    'Diese Anmeldung hat zu lange gedauert, wurde schon benutzt oder begann in einem anderen Browser. Beginnen Sie neu.',
  oidc_no_uid:
    'Der Anbieter nennt keinen Namen von Ihnen. Bitten Sie Ihren Admin um eine Einladung.',
  oidc_no_user: 'Sie sind hier noch kein Benutzer. Bitten Sie Ihren Admin um eine Einladung.',
  oidc_uid_taken:
    'Jemand hier hat Ihren Namen beim Anbieter als UID. Bitten Sie Ihren Admin um eine Einladung.',
  oidc_known: 'Dieses Konto beim Anbieter gehört hier einer anderen Person.',
  oidc_clock:
    'Die Uhren des Anbieters und von Callboard gehen verschieden. Sagen Sie es Ihrem Admin, oder melden Sie sich anders an.',
  oidc_away:
    'Der Anbieter antwortet nicht. Versuchen Sie es noch einmal oder melden Sie sich anders an.',
  last_way_in:
    'Das ist Ihr letzter Weg zur Anmeldung. Fügen Sie zuerst einen anderen Passkey hinzu.',
  person_last_way_in:
    'Das ist der letzte Weg dieser Person zur Anmeldung. Laden Sie sie zuerst ein, damit sie einen anderen hat, oder deaktivieren Sie sie.',
  too_many_passkeys: 'Sie haben schon 20 Passkeys. Entfernen Sie zuerst einen.',
  no_person:
    'Diese Anmeldung steht für keine Person. Ein Admin kann Sie unter „Personen“ hinzufügen.',
  invitation_not_found:
    'Diese Einladung wurde benutzt, ist abgelaufen oder unvollständig. Bitten Sie Ihren Admin um eine neue.',
  session_not_found: 'Diese Anmeldung ist schon beendet.',
  person_not_found: 'Diese Person gibt es nicht mehr.',
  uid_taken:
    'Einen Benutzer mit dieser UID gibt es schon. Wählen Sie eine andere UID oder diesen Benutzer.',
  person_exists: 'Dieser Benutzer ist schon eine Person. Sie steht in der Tabelle.',
  person_deactivated: 'Diese Person ist deaktiviert. Aktivieren Sie sie zuerst.',
  own_person: 'Sie können sich nicht selbst deaktivieren. Ein anderer Admin kann es.',
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
  upstream_none: 'Dieses Konto ist kein Spiegel eines anderen Systems.',
  upstream_not_offered:
    'Das System, dem diese Einträge gehören, bietet das nicht an. Bitte dort erledigen.',
  method_not_allowed: 'Das lässt der Server hier nicht zu.',
  campaign_name_taken:
    'Eine Kampagne mit diesem Namen gibt es schon. Wählen Sie einen anderen Namen.',
  campaign_name_twice: 'Mehrere Kampagnen heißen so. Löschen Sie eine auf ihrer eigenen Seite.',
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
  person_paused:
    'Sie haben pausiert. Machen Sie erst weiter, um das nächste Ereignis zu übernehmen.',
  user_inactive: 'Dieser Agent ist nicht mehr aktiv. Wählen Sie einen anderen.',
  no_agent_has_it: 'Kein Agent hat dieses Ereignis.',
  duplicate_not_seen:
    'Diese Gruppe hat schon ein offenes Ereignis dieses Anrufers, und Sie sehen ihre Ereignisse nicht. Es wurde nichts angelegt.',
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
  upstream_refused:
    'Das andere System nimmt unser Token nicht an oder verweist anderswohin. Es wurde nichts ausgeführt. Sagen Sie es denen, die Callboard betreiben.',
  upstream_no_call: 'Das andere System bietet das nicht an. Es wurde nichts ausgeführt.',
  upstream_not_done:
    'Das andere System hat das nicht ausgeführt. Sie können es noch einmal senden.',
  upstream_unreached:
    'Das andere System ist nicht erreichbar. Es wurde nichts gesendet. Versuchen Sie es noch einmal.',
  upstream_unread:
    'Das andere System hat das bisher nicht mitgeteilt, und hier ist nichts davon aufbewahrt. Versuchen Sie es erneut.',
  upstream_unclear:
    'Das andere System hat nicht gesagt, ob es das ausgeführt hat. Fragen Sie gleich noch einmal: Es wird nicht zweimal gesendet.',
  upstream_several:
    'Das andere System hat Datensätze, die daraus entstanden sein können. Sehen Sie sie an, bevor Sie es noch einmal senden.',
}
