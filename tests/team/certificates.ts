import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface Certificate {
  key: string;
  cert: string;
}

/** Certificate of 127.0.0.1 that the tests' browsers are told to trust. */
export const TRUSTED = readCertificate('trusted');
/** Another that signs itself as well, and that nobody trusts. */
export const UNTRUSTED = readCertificate('untrusted');

function readCertificate(name: string): Certificate {
  const read = (part: keyof Certificate) => readFileSync(`tests/fixtures/team/${name}.${part}.pem`, 'utf8');
  return { key: read('key'), cert: read('cert') };
}

/** Argument with which Chromium trusts this certificate and no other. */
export function trustInChromium({ cert }: Certificate): string {
  const key = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return `--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`;
}

/** For the browser's own rights in Firefox: trusts the certificate (DER in base64) at an address, as a reader may. */
export const TRUST_IN_FIREFOX = `
  const [host, port, der] = arguments;
  const certificate = Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB).constructX509FromBase64(der);
  Cc['@mozilla.org/security/certoverride;1'].getService(Ci.nsICertOverrideService)
    .rememberValidityOverride(host, port, {}, certificate, true);
  return true;`;

/** What TRUST_IN_FIREFOX takes. */
export function listTrustArguments(url: string, { cert }: Certificate): [host: string, port: number, der: string] {
  const { hostname, port } = new URL(url);
  return [hostname, Number(port), new X509Certificate(cert).raw.toString('base64')];
}
