import * as z from 'zod';
import { audit, said } from './audit';

const settingsSchema = z.object({
  region: z.string(),
  credentials: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
  endpoints: z.record(z.string(), z.string()),
});

// Audits in a process of its own, whose memory the test bounds.
void audit(settingsSchema.parse(JSON.parse(process.env['AUDIT_SETTINGS'] ?? '{}'))).then((result) => {
  const { stores } = result.analysis;
  process.stdout.write(JSON.stringify({ stores: stores.length, said: said(result) }));
});
