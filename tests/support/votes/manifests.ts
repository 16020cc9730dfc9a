import type { Manifest } from '../../../shared/domain/ballotBoard/manifest';

/** Public keys whose private halves nobody kept. */
export const MODULUS_2048 =
  'b96237f9a43848b4f389f8e6123374a89bcb9ae283cb7c886ceb2ca612d29172d38ca0640e607d916b325c2bf63f4150dfc84d4fa5e11fdafa8e6940467092ef' +
  'cb75225d5952ddb2e46a691b5d45582ab4d57f64f7f697fdb83ea75d748f2a1ec142690a01d43102cffc648242e870a82d4268f06bc0727e274921efd326e9d3' +
  '769f6e9af3344517fb841062228e52a2524d140085c22ceaa6bb47233994b965a265bd6c134f8c2ffbac5cb1cb9aaa235d25fdc731c6f15e48581109a3b7060b' +
  '18012496fc141dc92bbb63ba81a9aa1dd12aebc33e7e77cbb5426bc5219e2261e76b3961e7c1be1c94634ef4944180bb756520d6727043597c7364fcc67ce195';
export const MODULUS_3072 =
  'bd39c41638112161e76939cbb3b164b24e5caef8ebb34737a798af0c6a36a43c8b9740af2c2812848cc5180eec2cff9bb91a3911654872705ff425308688e1dd' +
  '59a84941f08c6686559c375ebf5045366c5b135d6a979aef01a13d9b7da449ce0d1dc9fdebaf3195a152973d46227bf030bc858cfd7fde5b21de8d286a68c00c' +
  '35dc33542ef657a4d7bbe9977feb62a3accb1c378001a752373d62fb1cba760e21b458f36fdf8b217cb4c58616b333b3525a69222cc8b65048751599972ef562' +
  '9809da23b6341fe2800e92c4277a64c34ef84f3930c424b3f8c4327dbcf93671dbaf0c018fa31d62fd61fa8b0e2581b7cb5c53481212bb623cfe4f348a0cd327' +
  '30ae33d484f885b59b51029af7aff15179297540304479d7bc9ad08449692f49c19c04127a9e69287287b268ee5bfceff94dec180f06d029a0457b93c4cc2605' +
  'ff8988a8f44bbecb70aa35d5daa549900d067c0024fb0998ab203d3adb52b413220355a2088bd26f4342d481f5b5e912a31f8d6a93736311f100d98f879150ef';

/** A manifest of a secret yes-or-no vote, with what a test wants otherwise. */
export const aManifest = (other: Partial<Manifest>): Manifest => ({
  t: 'manifest', v: 1, vote: '11'.repeat(32), community: '梧桐社区', title: '要不要装门禁', text_sha256: '22'.repeat(32), ballot: 'secret', unit: 'person', method: 'yesno', options: [],
  rule: { quorum: [0, 1, 'ge'], pass: [1, 2, 'gt'], bases: ['persons'], of: 'decisive' }, tie_order: [], opens: '2026-03-01T00:00:00Z', closes: '2026-03-08T00:00:00Z', mmd_s: 86_400,
  roll: { count: 30, area: 300_000, root: '33'.repeat(32) }, min_ballots: 3, publish: 'open', blind_key: { n: MODULUS_2048, e: 65_537 }, log_key_sha256: '44'.repeat(32), scrutineers: ['周老师', '吴老师'], paper: true,
  ...other,
});
