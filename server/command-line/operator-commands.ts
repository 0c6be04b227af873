import type { Writable } from 'node:stream';
import { Command, CommanderError, Option } from 'commander';
import { addLine } from './add-line';
import { addStaff } from './add-staff';
import type { CommandAnswer } from './command-answer';
import { connectTelnyx } from './connect-telnyx';
import { erase } from './erase';
import { explain } from './explain';
import { listFailedJobs, retryFailedJobs } from './failed-jobs';
import type { OperatorParts } from './operator-parts';
import { status } from './status';
import { switchLine } from './switch-line';

/**
 * The operator's command line (design section 6): `npm run ringback -- <command>`.
 *
 * @returns the exit code: 0 done, 1 it could not be done, 2 the command was not understood.
 */
export async function runOperatorCommand(
  parameters: readonly string[],
  parts: OperatorParts,
  out: Writable,
): Promise<number> {
  let exit = 0;
  const answer = (work: () => Promise<CommandAnswer>) => async (): Promise<void> => {
    const said = await work();
    for (const sentence of said.sentences) out.write(`${sentence}\n`);
    out.write(`${JSON.stringify({ ok: said.ok, ...said.json })}\n`);
    exit = said.ok ? 0 : 1;
  };

  const program = new Command('ringback')
    .description(
      'Looks after a Ringback, also while it runs. The last line of every answer is JSON.',
    )
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void out.write(text),
      writeErr: (text) => void out.write(text),
    });

  const connect = program
    .command('connect')
    .description(
      'Connects a portal’s Telnyx account: checks the key, stores it, prints the webhook address',
    )
    .requiredOption('--portal <hubId>', 'the HubSpot account')
    .requiredOption('--telnyx-key <key>', 'an API key of the Telnyx account');
  connect.action(() => answer(() => connectTelnyx(parts, connect.opts()))());

  const line = program.command('line').description('Phone numbers that Ringback looks after');
  const add = line
    .command('add')
    .description('Adds a line, or changes the one with this number')
    .requiredOption('--portal <hubId>', 'the HubSpot account')
    .requiredOption('--number <E.164>', 'the number, such as +13125550100')
    .addOption(
      new Option('--mode <mode>', 'how calls get here')
        .choices(['overflow', 'observe', 'ring'])
        .makeOptionMandatory(),
    )
    .requiredOption('--name <text>', 'what you call this line')
    .requiredOption('--business <text>', 'the name that callers know')
    .requiredOption('--timezone <IANA>', 'the line’s time zone, such as America/Chicago')
    .requiredOption('--hours <hours>', "business hours, such as 'Mo-Fr 08:00-18:00'")
    .addOption(
      new Option('--quiet-hours <policy>', 'what to do with texts while closed').choices([
        'send',
        'hold',
        'log',
      ]),
    )
    .option('--promise <minutes>', 'how soon you answer, in business minutes')
    .option(
      '--holiday <date=name...>',
      'a day off, such as 2026-12-24="Christmas Eve"; may be repeated',
    )
    .option('--owner <id>', 'the HubSpot owner whose tasks these are, unless the contact has one')
    .option('--holiday-country <country>', 'whose public holidays are days off, such as US');
  add.action(() => answer(() => addLine(parts, add.opts()))());

  for (const [name, enabled] of [
    ['on', true],
    ['off', false],
  ] as const) {
    const toggle = line
      .command(name)
      .description(enabled ? 'Texts back again' : 'Only records calls from now on')
      .requiredOption('--portal <hubId>', 'the HubSpot account')
      .requiredOption('--number <E.164>', 'the line');
    toggle.action(() => answer(() => switchLine(parts, toggle.opts(), enabled))());
  }

  const staff = program
    .command('staff')
    .description('Phones of the business’s own people, never texted');
  const addStaffMember = staff
    .command('add')
    .requiredOption('--portal <hubId>', 'the HubSpot account')
    .requiredOption('--number <E.164>', 'the phone')
    .requiredOption('--name <text>', 'whose it is');
  addStaffMember.action(() => answer(() => addStaff(parts, addStaffMember.opts()))());

  program
    .command('status')
    .description('How every portal stands: calls, texts, what is stuck')
    .action(() => answer(() => status(parts))());

  program
    .command('explain')
    .description('Why a call was texted or not: by call id, or everything about a phone number')
    .argument('<call id or E.164>')
    .action((about: string) => answer(() => explain(parts, about))());

  const erasure = program
    .command('erase')
    .description('Erases everything of a portal that uninstalled, without waiting 30 days')
    .requiredOption('--portal <hubId>', 'the HubSpot account');
  erasure.action(() => answer(() => erase(parts, erasure.opts()))());

  const jobs = program.command('jobs').description('Work that gave up');
  jobs
    .command('failed')
    .description('Lists it, with the reason')
    .action(() => answer(() => listFailedJobs(parts))());
  jobs
    .command('retry')
    .description('Runs it again')
    .action(() => answer(() => retryFailedJobs(parts))());

  try {
    await program.parseAsync([...parameters], { from: 'user' });
    return exit;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    out.write(`${JSON.stringify({ ok: false, problem: error.message })}\n`);
    return 2;
  }
}
