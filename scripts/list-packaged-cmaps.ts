import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CMAPS = join(dirname(fileURLToPath(import.meta.url)), '../node_modules/pdfjs-dist/cmaps');

/**
 * Tables of East Asian character codes (CMaps) that ship for PDFs whose fonts are not in them: those that every reader of
 * PDFs has to know (ISO 32000-1, table 118), and those that lead from Adobe's numbers of characters to Unicode. 530 KB, of
 * which one file is read for a font that needs it. Identity-H and -V are code.
 */
const NAMES = {
  simplifiedChinese:
    'GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V GBKp-EUC-H GBKp-EUC-V GBK2K-H GBK2K-V UniGB-UCS2-H UniGB-UCS2-V UniGB-UTF16-H UniGB-UTF16-V Adobe-GB1-UCS2',
  traditionalChinese:
    'B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V ETen-B5-H ETen-B5-V ETenms-B5-H ETenms-B5-V CNS-EUC-H CNS-EUC-V UniCNS-UCS2-H UniCNS-UCS2-V UniCNS-UTF16-H UniCNS-UTF16-V Adobe-CNS1-UCS2',
  japanese:
    '83pv-RKSJ-H 90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V 90pv-RKSJ-H Add-RKSJ-H Add-RKSJ-V EUC-H EUC-V Ext-RKSJ-H Ext-RKSJ-V H V UniJIS-UCS2-H UniJIS-UCS2-V UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V UniJIS-UTF16-H UniJIS-UTF16-V Adobe-Japan1-UCS2',
  korean:
    'KSC-EUC-H KSC-EUC-V KSCms-UHC-H KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V KSCpc-EUC-H UniKS-UCS2-H UniKS-UCS2-V UniKS-UTF16-H UniKS-UTF16-V Adobe-Korea1-UCS2',
};

/** Their files, in the shape that WXT's `build:publicAssets` hook takes. */
export function listPackagedCMaps(): { absoluteSrc: string; relativeDest: string }[] {
  return Object.values(NAMES)
    .flatMap((names) => names.split(' '))
    .map((name) => ({ absoluteSrc: join(CMAPS, `${name}.bcmap`), relativeDest: `data/cmaps/${name}.bcmap` }));
}
