/** The cheapest honest client of Kannel's `sendsms`, the same for both sides: connections are kept. */
import { Agent, get } from 'node:http';

export interface Text {
  id: string;
  to: string;
  text: string;
}

/** @returns sends one message; throws unless the provider took it */
export function makeKannelSender(port: number): (message: Text) => Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return (message) =>
    new Promise((resolve, reject) => {
      const query = new URLSearchParams({
        username: 'bench',
        password: 'bench',
        from: '10639000',
        to: message.to,
        text: message.text,
        coding: '2',
        charset: 'UTF-8',
        'dlr-mask': '31',
        'dlr-url': `http://127.0.0.1/webhooks/sms/kannel/report?id=${message.id}&type=%d`,
      }).toString();
      get({ host: '127.0.0.1', port, agent, path: `/cgi-bin/sendsms?${query}` }, (response) => {
        response.resume();
        response.once('end', () =>
          response.statusCode === 202
            ? resolve()
            : reject(new Error(`the provider answered ${response.statusCode}`)),
        );
      }).once('error', reject);
    });
}
