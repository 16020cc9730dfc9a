import { DEVELOPER_WORDS as WORDS } from '../../../shared/copy/developers';
import { requestMark } from '../../../shared/copy/open311Client';
import { example, heading, paragraph, table } from '../../http/html';
import { signedCall } from './developersIn';

/** How a case of the example is called there. */
const EXAMPLE_NUMBER = 'LL-260302-000001';

/** How a unit's own Open311 platform is connected: what it is asked, and the same by hand. `at`: a point of the district. */
export function cityPart(at: { readonly lat: string; readonly long: string }): string[] {
  const { city, examples } = WORDS;
  const sent = ['api_key=$CITY_KEY', 'service_code=$CITY_SERVICE', `lat=${at.lat}`, `long=${at.long}`, 'address_string=3 栋门口', `description=门口的灯不亮\n${requestMark(EXAMPLE_NUMBER, 1)}`];
  const form = sent.map((part) => ` \\\n  --data-urlencode "${part}"`).join('');
  return [
    heading(city.title), paragraph(city.text), table(city.head, city.calls), paragraph(city.states),
    example('cityServices', examples.cityServices, 'curl -sS "$CITY/services.json"'),
    example('cityFile', examples.cityFile, `curl -sS "$CITY/requests.json"${form}`),
    example('cityAsk', examples.cityAsk, 'curl -sS "$CITY/requests.json?service_request_id=$CITY_NUMBER&extensions=true"'),
  ];
}

/** How a unit is connected that has a mailbox alone, and how its answers are handed in. */
export function mailPart(base: string): string[] {
  const { mail, examples } = WORDS;
  const letter = ['From: <paidan@example.org>', 'To: <linli@example.org>', 'Message-ID: <1@example.org>', '', '收到'].join('\\r\\n');
  const command = [
    `printf '${letter}' > letter.eml`,
    `printf '{"version":1,"raw":"%s","to":[]}' "$(base64 < letter.eml | tr -d '\\n')" > letter.json`,
    signedCall('letter.json', 'MAIL_IN_SECRET', `${base}/api/v1/integrations/mail`),
  ].join('\n');
  return [heading(mail.title), paragraph(mail.text), table(mail.head, mail.first), example('letter', examples.letter, command), paragraph(mail.answers)];
}
